import { useLocale } from 'next-intl';
import { formatDate, formatExactInstant, formatInstant } from './format.ts';

type DateTextProps =
  | { /** A civil date, YYYY-MM-DD. */ date: string }
  | { /** A moment, ISO 8601. */ instant: string; timeZone: string; exact?: boolean };

/** A date or a moment, readable by machines too. */
export function DateText(props: DateTextProps) {
  const locale = useLocale();
  if ('date' in props) {
    return (
      <time className="whitespace-nowrap" dateTime={props.date}>
        {formatDate(props.date, locale)}
      </time>
    );
  }
  const format = props.exact ? formatExactInstant : formatInstant;
  return (
    <time className="whitespace-nowrap" dateTime={props.instant}>
      {format(props.instant, locale, props.timeZone)}
    </time>
  );
}
