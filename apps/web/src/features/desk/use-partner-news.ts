import type { ConferenceView } from '@kreisrunde/contract';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announcer.tsx';
import { partnerNewsBetween } from './partner-news.ts';

/** Tells screen readers what happens to others, bundled. */
export function usePartnerNews(conference: ConferenceView): void {
  const { t } = useTranslation('desk');
  const before = useRef(conference);
  const { called } = conference.counts;
  const calledAtFirst = useRef(called);
  useEffect(() => announce(t('news.arrived', { count: calledAtFirst.current })), [t]);
  useEffect(() => {
    for (const news of partnerNewsBetween(before.current, conference))
      announce(t(`news.${news.key}`, { count: news.names.length, name: news.names[0] ?? '' }));
    before.current = conference;
  }, [conference, t]);
}
