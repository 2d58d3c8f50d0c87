import { toPng, toSvg } from 'html-to-image';
import { fontCssFor } from './font-css.ts';
import type { Frame, PictureFormat } from './picture-size.ts';

export interface PictureWish {
  format: PictureFormat;
  theme: 'light' | 'dark';
  /** Pixels for one of the drawing; of no meaning for SVG. */
  scale: number;
  frame: Frame;
}

/** What a card, an edge or a note is drawn with: all others would make the copy slow and large. */
const PROPERTIES = [
  ...['display', 'position', 'top', 'right', 'bottom', 'left', 'width', 'height', 'transform'],
  ...['transform-origin', 'flex-direction', 'flex-grow', 'flex-shrink', 'align-items', 'opacity'],
  ...['justify-content', 'gap', 'box-sizing', 'padding', 'margin', 'overflow', 'visibility'],
  ...['min-width', 'min-height', 'max-width', 'max-height', 'z-index', 'place-items', 'inset'],
  ...['color', 'background-color', 'background-image', 'border', 'border-radius', 'outline'],
  ...['border-top', 'border-right', 'border-bottom', 'border-left', 'box-shadow'],
  ...['font-family', 'font-size', 'font-weight', 'font-variant-numeric', 'line-height'],
  ...['text-align', 'text-overflow', 'white-space', 'overflow-wrap', 'letter-spacing'],
  ...['stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'fill'],
  ...['stroke-opacity', 'fill-opacity', 'color-scheme'],
];

/** Ports' names, chips to insert and what else is only there to be worked with. */
const TOOLS = 'react-flow__nodesselection nopan-tools sr-only';
const isDrawn = (node: HTMLElement): boolean =>
  !(node.classList && TOOLS.split(' ').some((name) => node.classList.contains(name)));

const framesLater = (): Promise<void> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });

/** What a theme's colours are is in the style of the page: it wears the theme while it is copied. */
async function inTheme<T>(
  viewport: HTMLElement,
  theme: PictureWish['theme'],
  work: () => Promise<T>,
): Promise<T> {
  const root = document.documentElement;
  const before = root.dataset.theme;
  // Colours that are on their way from one theme to the other belong to none.
  viewport.classList.add('flow-still');
  root.dataset.theme = theme;
  try {
    await framesLater();
    return await work();
  } finally {
    if (before === undefined) delete root.dataset.theme;
    else root.dataset.theme = before;
    viewport.classList.remove('flow-still');
  }
}

const STROKES = ['stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'opacity'];

/** The style of what is inside an SVG is not copied, but its attributes are. */
async function withStrokes<T>(viewport: HTMLElement, work: () => Promise<T>): Promise<T> {
  const paths = [...viewport.querySelectorAll<SVGPathElement>('.react-flow__edge-path')];
  for (const path of paths) {
    const style = getComputedStyle(path);
    for (const name of STROKES) path.setAttribute(name, style.getPropertyValue(name));
  }
  try {
    return await work();
  } finally {
    for (const path of paths) for (const name of STROKES) path.removeAttribute(name);
  }
}

const surfaceOf = (element: HTMLElement): string =>
  getComputedStyle(element.closest('.react-flow') ?? element).backgroundColor;

/** The whole drawing as a data URL, whatever part of it is in sight. */
export async function drawPicture(
  viewport: HTMLElement,
  { format, theme, scale, frame }: PictureWish,
): Promise<string> {
  const fontEmbedCSS = await fontCssFor(viewport.innerText);
  const { x, y, width, height } = frame;
  return await inTheme(viewport, theme, async () => {
    const options = {
      width,
      height,
      pixelRatio: scale,
      backgroundColor: surfaceOf(viewport),
      fontEmbedCSS,
      filter: isDrawn,
      includeStyleProperties: PROPERTIES,
      skipAutoScale: true,
      style: {
        width: `${width}px`,
        height: `${height}px`,
        transform: `translate(${-x}px, ${-y}px) scale(1)`,
      },
    };
    const draw = format === 'png' ? toPng : toSvg;
    return await withStrokes(viewport, () => draw(viewport, options));
  });
}
