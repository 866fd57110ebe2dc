import type { ReactNode } from 'react';
import { useId } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';

type CardProps = { children: ReactNode; title?: string; icon?: IconName; className?: string };

/** A white card; with a title it is a region named by it. */
export function Card({ children, title, icon, className = '' }: CardProps) {
  const titleId = useId();
  const look = `rounded-card border border-line bg-surface-1 p-5 ${className}`;
  if (title === undefined) return <div className={look}>{children}</div>;
  return (
    <section aria-labelledby={titleId} className={look}>
      <h2 id={titleId} className="mb-3 flex items-center gap-3 text-lead font-semibold">
        {icon === undefined ? null : <Icon name={icon} />}
        {title}
      </h2>
      {children}
    </section>
  );
}
