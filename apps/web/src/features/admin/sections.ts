import type { IconName } from '../../ui/icon-shapes.tsx';

/** The pages of the administration, in the order of its menu. */
export const sections = [
  { id: 'people', path: '/verwaltung', icon: 'people' },
  { id: 'groups', path: '/verwaltung/verteiler', icon: 'grid' },
  { id: 'settings', path: '/verwaltung/einstellungen', icon: 'gear' },
  { id: 'inspection', path: '/verwaltung/pruefung', icon: 'checkCircle' },
  { id: 'auditLog', path: '/verwaltung/protokoll', icon: 'list' },
  { id: 'operations', path: '/verwaltung/betrieb', icon: 'chart' },
] as const satisfies readonly { id: string; path: string; icon: IconName }[];

/** The own account stands apart, at the foot of the menu. */
export const accessPath = '/verwaltung/zugang';

export type Section = (typeof sections)[number]['id'] | 'access';

/** The page at an address; what is unknown is the first one. */
export function sectionOf(pathname: string): Section {
  const path = pathname.replace(/\/+$/, '');
  if (path === accessPath) return 'access';
  return sections.find((section) => section.path === path)?.id ?? 'people';
}
