import type { GroupView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { formatList } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { readinessOf } from './readiness.ts';

/** More names than this make a sentence that nobody reads. */
const namedAtMost = 3;

/** "12 von 13 Geräten bereit", and which are not. */
export function ReadinessLines({ group, isLarge = false }: { group: GroupView; isLarge?: boolean }) {
  const { t } = useTranslation('home');
  const readiness = readinessOf(group);
  const isComplete = readiness.ready === readiness.total;
  const isAnyReady = readiness.ready > 0;
  const warn = (names: readonly string[], key: string) =>
    names.length === 0 ? null : (
      <p className="mt-2 flex items-start gap-2 text-body font-medium text-broken">
        <Icon name="warning" size={22} />
        {names.length > namedAtMost
          ? t(`readiness.${key}Many`, { count: names.length })
          : t(`readiness.${key}`, { names: formatList(names) })}
      </p>
    );
  return (
    <div>
      <p
        className={`flex items-center gap-2 font-medium ${isLarge ? 'text-title' : 'text-body'} ${
          isAnyReady && (isLarge || isComplete) ? 'text-ready' : 'text-ink'
        }`}
      >
        <Icon name={isAnyReady && (isLarge || isComplete) ? 'checkCircle' : 'people'} size={isLarge ? 26 : 22} />
        {t('readiness.count', { ready: readiness.ready, total: readiness.total })}
      </p>
      {isLarge ? warn(readiness.offlineOverADay, 'offlineOverADay') : null}
      {isLarge ? warn(readiness.offline, 'offline') : null}
    </div>
  );
}
