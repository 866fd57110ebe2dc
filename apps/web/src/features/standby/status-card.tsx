import type { ReactNode } from 'react';
import { useId } from 'react';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';

type StatusCardProps = {
  readonly icon: IconName;
  readonly tone: 'ready' | 'ring' | 'neutral';
  readonly title: string;
  readonly text: string;
  readonly state?: string;
  readonly children?: ReactNode;
};

const tones = {
  ready: 'bg-ready-soft text-ready',
  ring: 'bg-ring-soft text-ring',
  neutral: 'bg-surface-3 text-ink',
} as const;

/** A card of the standby page: round icon, two lines, at most one button. */
export function StatusCard({ icon, tone, title, text, state, children }: StatusCardProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      data-state={state}
      className="flex flex-wrap items-center gap-x-4 gap-y-3 rounded-card border border-line bg-surface-1 p-5 max-[20rem]:p-3"
    >
      <span className={`grid size-15 shrink-0 place-items-center rounded-full ${tones[tone]}`}>
        <Icon name={icon} size={28} />
      </span>
      <div className="min-w-0 flex-1 basis-52">
        <h2 id={titleId} className="text-title leading-tight font-semibold">
          {title}
        </h2>
        <p className="mt-0.5 text-lead leading-snug text-muted">{text}</p>
      </div>
      {children}
    </section>
  );
}
