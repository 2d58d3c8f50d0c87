import { useStoreApi } from '@xyflow/react';
import { ImageDown } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button, Dialog, Notice, Progress, Radio } from '../../../ui/index.ts';
import type { FlowModel } from '../../model.ts';
import { useDesk } from '../use-desk.ts';
import type { PictureWish } from './draw-picture.ts';
import { frameOf, type PictureFormat, pictureName, tooLarge } from './picture-size.ts';

const SCALES = [0.5, 1, 2, 3] as const;
const USUAL_SCALE = 2;
type Scale = (typeof SCALES)[number];
type Theme = PictureWish['theme'];

interface ImageDialogProps {
  model: FlowModel;
  /** What the file is called by. */
  name: string;
}

const themeNow = (): Theme =>
  getComputedStyle(document.documentElement).colorScheme === 'dark' ||
  (document.documentElement.dataset.theme === undefined &&
    window.matchMedia('(prefers-color-scheme: dark)').matches)
    ? 'dark'
    : 'light';

function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

const framesLater = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });

type Status = 'idle' | 'drawing' | 'failed';

/** Draws everything, also what is out of sight, and makes the file of it. */
function usePicture({ model, name }: ImageDialogProps) {
  const store = useStoreApi();
  const { setWhole, setDialog } = useDesk();
  const [status, setStatus] = useState<Status>('idle');
  const make = async (wish: Omit<PictureWish, 'frame'>) => {
    setStatus('drawing');
    setWhole(true);
    try {
      const { drawPicture } = await import('./draw-picture.ts');
      await framesLater();
      const viewport = store
        .getState()
        .domNode?.querySelector<HTMLElement>('.react-flow__viewport');
      if (!viewport) throw new Error('there is no drawing');
      const board = viewport.closest<HTMLElement>('[data-zoom]');
      const zoom = board?.dataset.zoom;
      // As near as it is drawn: the print of a small drawing is large.
      if (board) board.dataset.zoom = 'near';
      try {
        download(
          await drawPicture(viewport, { ...wish, frame: frameOf(model) }),
          pictureName(name, new Date(), wish.format),
        );
      } finally {
        if (board && zoom) board.dataset.zoom = zoom;
      }
      setStatus('idle');
      setDialog(undefined);
    } catch {
      setStatus('failed');
    } finally {
      setWhole(false);
    }
  };
  return { status, make };
}

interface ChoiceProps<T extends string | number> {
  legend: string;
  name: string;
  value: T;
  choices: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const { legend, name, value, choices, onChange } = props;
  return (
    <fieldset className="flex items-baseline gap-4">
      <legend className="float-left w-24 text-muted text-sm">{legend}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1">
        {choices.map((choice) => (
          <Radio
            checked={choice.value === value}
            key={choice.value}
            label={choice.label}
            name={name}
            onChange={() => onChange(choice.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Choices(props: {
  format: PictureFormat;
  theme: Theme;
  scale: Scale;
  onFormat: (format: PictureFormat) => void;
  onTheme: (theme: Theme) => void;
  onScale: (scale: Scale) => void;
}) {
  const t = useTranslations('editor.image');
  return (
    <div className="flex flex-col gap-3">
      <Choice
        choices={[
          { value: 'png', label: 'PNG' },
          { value: 'svg', label: 'SVG' },
        ]}
        legend={t('format')}
        name="picture-format"
        onChange={props.onFormat}
        value={props.format}
      />
      <Choice
        choices={[
          { value: 'light', label: t('light') },
          { value: 'dark', label: t('dark') },
        ]}
        legend={t('theme')}
        name="picture-theme"
        onChange={props.onTheme}
        value={props.theme}
      />
      {props.format === 'png' && (
        <Choice
          choices={SCALES.map((scale) => ({ value: scale, label: `${scale}×` }))}
          legend={t('scale')}
          name="picture-scale"
          onChange={props.onScale}
          value={props.scale}
        />
      )}
    </div>
  );
}

function Asking(props: ImageDialogProps) {
  const { model } = props;
  const t = useTranslations('editor.image');
  const number = useFormatter();
  const [format, setFormat] = useState<PictureFormat>('png');
  const [theme, setTheme] = useState<Theme>(themeNow);
  const { status, make } = usePicture(props);
  const { setDialog } = useDesk();
  const frame = useMemo(() => frameOf(model), [model]);
  const cards = model.graph.nodes.length;
  const [scale, setScale] = useState<Scale>(
    () =>
      SCALES.findLast((each) => each <= USUAL_SCALE && !tooLarge(frame, each, cards, 'png')) ??
      SCALES[0],
  );
  const refusal = tooLarge(frame, scale, cards, format);
  const by = format === 'png' ? scale : 1;
  const size = { width: number.number(frame.width * by), height: number.number(frame.height * by) };
  const isDrawing = status === 'drawing';
  return (
    <Dialog
      description={t('about')}
      footer={
        <Button
          disabled={isDrawing || refusal !== undefined}
          icon={<ImageDown />}
          onClick={() => void make({ format, theme, scale })}
          variant="primary"
        >
          {t('download')}
        </Button>
      }
      onOpenChange={(isOpen) => isOpen || isDrawing || setDialog(undefined)}
      open
      title={t('title')}
    >
      <Choices
        format={format}
        onFormat={setFormat}
        onScale={setScale}
        onTheme={setTheme}
        scale={scale}
        theme={theme}
      />
      <p className="mt-3 text-muted text-sm">{t('size', { ...size, cards })}</p>
      <div aria-live="polite" className="mt-3">
        {isDrawing && <Progress bare done={0} label={t('drawing')} total={0} />}
        {isDrawing && <p className="mt-1 text-muted text-xs">{t('drawing')}</p>}
        {status === 'failed' && <Notice title={t('failed')} tone="danger" />}
        {refusal && <Notice title={t(`tooLarge.${refusal}`)} tone="notice" />}
      </div>
    </Dialog>
  );
}

/** Asks what the picture is to be like, and makes it. */
export function ImageDialog(props: ImageDialogProps) {
  const { dialog } = useDesk();
  return dialog === 'image' ? <Asking {...props} /> : null;
}
