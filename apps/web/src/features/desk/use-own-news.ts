import type { OwnPartView } from '@kreisrunde/contract';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announcer.tsx';
import { ownNewsBetween } from './own-news.ts';

/** Tells screen readers the own state at the desk: on air at once, the rest in the next pause. */
export function useOwnNews(own: OwnPartView | null): void {
  const { t } = useTranslation('desk');
  const before = useRef(own);
  useEffect(() => {
    const former = before.current;
    before.current = own;
    if (former === null || own === null) return;
    for (const news of ownNewsBetween(former, own)) {
      if (news.key !== 'onAir') announce(t(`ownNews.${news.key}`));
      else {
        const picture = t(`ui:switch.picture.${news.picture}`);
        announce(t('ownNews.onAir', { picture, sound: t(`ui:switch.sound.${news.sound}`) }), 'assertive');
      }
    }
  }, [own, t]);
}
