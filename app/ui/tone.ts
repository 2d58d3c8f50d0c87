/** What a colour means. Positive is blue and negative orange; danger is for what destroys. */
export type Tone = 'neutral' | 'accent' | 'info' | 'notice' | 'positive' | 'negative' | 'danger';

export const softTones: Record<Tone, string> = {
  neutral: 'bg-sunken text-muted ring-1 ring-line ring-inset',
  accent: 'bg-accent-soft text-accent',
  info: 'bg-info-soft text-info',
  notice: 'bg-notice-soft text-notice',
  positive: 'bg-positive-soft text-positive',
  negative: 'bg-negative-soft text-negative',
  danger: 'bg-danger-soft text-danger',
};

export const textTones: Record<Tone, string> = {
  neutral: 'text-muted',
  accent: 'text-accent',
  info: 'text-info',
  notice: 'text-notice',
  positive: 'text-positive',
  negative: 'text-negative',
  danger: 'text-danger',
};

export const dotTones: Record<Tone, string> = {
  neutral: 'bg-line-field',
  accent: 'bg-accent',
  info: 'bg-info',
  notice: 'bg-notice',
  positive: 'bg-positive',
  negative: 'bg-negative',
  danger: 'bg-danger',
};
