import { Clock } from 'lucide-react';
import type { LocalText, TimeOfUseConfig } from '#schemas';
import type { NodeView, Term } from './view.ts';
import { givenTerms, join, negativeTerm, same, short, term } from './words.ts';

interface Named {
  id: string;
  label?: LocalText;
}

function nameOf(part: readonly Named[] | undefined, id: string | undefined): LocalText {
  const found = part?.find((each) => each.id === id);
  return found ? labelOf(found) : same(id ?? '');
}

const labelOf = ({ id, label }: Named): LocalText => label ?? same(id);

const DAYS = ['一', '二', '三', '四', '五', '六', '日'];
const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** `1-5,holiday` in words. */
function daysText(days: string): LocalText {
  const inWords = (language: 'zh' | 'en'): string =>
    days
      .replace('holiday', language === 'zh' ? '节假日' : 'holidays')
      .replace(/[1-7]/g, (day) =>
        language === 'zh' ? `周${DAYS[Number(day) - 1]}` : (DAY_NAMES[Number(day) - 1] ?? day),
      );
  return {
    zh: inWords('zh').replaceAll('-', '至').replaceAll(',', '、'),
    en: inWords('en').replaceAll('-', '–').replaceAll(',', ', '),
  };
}

function calendarTerms({ seasons = [], dayTypes = [], holidays }: TimeOfUseConfig): Term[] {
  return [
    ...seasons.map((season) =>
      term(labelOf(season), {
        zh: `${season.from} 至 ${season.to}`,
        en: `${season.from} to ${season.to}`,
      }),
    ),
    ...dayTypes.map((type) => term(labelOf(type), daysText(type.days))),
    ...givenTerms([[{ zh: '节假日', en: 'Holidays' }, holidays]]),
  ];
}

export const timeOfUseView: NodeView<TimeOfUseConfig> = {
  family: 'charge',
  icon: Clock,

  summarize: ({ bands }) =>
    join(
      bands.map((band) => {
        const { zh, en } = labelOf(band);
        const price = short(band.price, 16);
        return { zh: `${zh} ${price}`, en: `${en} ${price}` };
      }),
    ),

  describe(config) {
    const { bands, windows, seasons, dayTypes, timeZone, negativeQuantity } = config;
    return {
      terms: [
        term(
          { zh: '时区', en: 'Time zone' },
          timeZone === undefined ? { zh: '事实中的时区', en: 'that of the facts' } : same(timeZone),
        ),
        ...bands.map((band) => term(labelOf(band), same(String(band.price)))),
        ...calendarTerms(config),
        negativeTerm(negativeQuantity),
      ],
      table: {
        columns: [
          { label: { zh: '季节', en: 'Season' }, role: 'condition' },
          { label: { zh: '日类型', en: 'Days' }, role: 'condition' },
          { label: { zh: '起', en: 'From' }, role: 'condition' },
          { label: { zh: '止', en: 'To' }, role: 'condition' },
          { label: { zh: '费率', en: 'Rate' }, role: 'result' },
        ],
        rows: windows.map(({ season, dayType, from, to, band }) => ({
          cells: [
            nameOf(seasons, season),
            nameOf(dayTypes, dayType),
            from,
            to,
            nameOf(bands, band),
          ],
        })),
      },
    };
  },
};
