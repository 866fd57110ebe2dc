import type { ConferenceView } from '@kreisrunde/contract';
import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock, formatElapsed } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { tightName } from './item-name.ts';
import { WallButton } from './wall-button.tsx';
import { useArea } from './use-area.ts';

type SpeakerListProps = { readonly conference: ConferenceView; readonly now: number; readonly isRail: boolean };

/** Most names that one still reads as a list, and the height of one in rem. */
const rows = { rail: { most: 4, rem: 2.7 }, column: { most: 6, rem: 4.7 } } as const;

function Floor({ conference, now, isRail }: SpeakerListProps) {
  const { t } = useTranslation('wall');
  const { speaker } = conference;
  const who = conference.participants.find((one) => one.personId === speaker?.personId);
  if (speaker === null || who === undefined) return null;
  const time = formatElapsed(now - speaker.since);
  return (
    <div
      className={`flex items-center gap-3 rounded-button border-2 border-white bg-[#1a2446] ${isRail ? 'px-2 py-3' : 'py-2.5 pr-2.5 pl-4'}`}
    >
      <div className="min-w-0 flex-1">
        <p
          className={`flex items-center gap-2.5 font-semibold ${isRail ? 'text-[1.0625rem] whitespace-nowrap' : 'text-[1.1875rem]'}`}
        >
          <Icon name="microphone" size={22} />
          {t('queue.floor')}
        </p>
        <p className={`mt-1.5 leading-tight font-semibold ${isRail ? 'text-[1.1875rem]' : 'text-[1.625rem]'}`}>
          {isRail ? tightName(who.shortName) : who.shortName}
        </p>
        <p className="mt-1 text-[1.1875rem] leading-tight">
          {isRail ? time : t('queue.floorTime', { title: who.officeTitle, time })}
        </p>
      </div>
      {isRail ? null : (
        <WallButton
          command={{ type: 'floor.withdraw' }}
          icon="close"
          text={t('queue.withdraw')}
          isStacked
          className="w-26 shrink-0 !text-[1.125rem] !font-medium"
        />
      )}
    </div>
  );
}

/** Rednerliste: who has the word, who comes next, and the one button for it. */
export function SpeakerList({ conference, now, isRail }: SpeakerListProps) {
  const { t } = useTranslation('wall');
  const titleId = useId();
  const byId = new Map(conference.participants.map((who) => [who.personId, who]));
  const waiting = conference.queue
    .filter(({ personId }) => personId !== conference.speaker?.personId)
    .flatMap(({ personId, raisedAt }) => {
      const who = byId.get(personId);
      return who === undefined ? [] : [{ who, raisedAt }];
    });
  const [next] = waiting;
  const list = useRef<HTMLOListElement>(null);
  const { height, rem } = useArea(list);
  const row = rows[isRail ? 'rail' : 'column'];
  // A name that is cut in half is worse than one that waits: whole rows only.
  const shown = waiting.slice(0, Math.min(row.most, Math.floor(height / (row.rem * rem))));
  const hidden = waiting.length - shown.length;
  return (
    <section
      aria-labelledby={titleId}
      className={`flex min-h-0 flex-1 flex-col gap-3 overflow-hidden rounded-card border border-line bg-surface-1 ${isRail ? 'p-2.5' : 'p-5'}`}
    >
      <h2
        id={titleId}
        className={`flex flex-wrap items-center gap-x-3.5 font-semibold ${isRail ? 'text-[1.375rem]' : 'text-[1.5rem]'}`}
      >
        <Icon name="hand" size={30} />
        {t('queue.title')}
        {hidden === 0 ? null : (
          <span className="ml-auto text-[1.1875rem] font-normal text-muted">{t('queue.more', { count: hidden })}</span>
        )}
      </h2>
      <Floor conference={conference} now={now} isRail={isRail} />
      {waiting.length === 0 && conference.speaker === null ? (
        <p className="text-[1.25rem] text-muted">{t('queue.nobody')}</p>
      ) : null}
      <ol ref={list} className="min-h-0 flex-1 overflow-hidden">
        {shown.map(({ who, raisedAt }, index) => (
          <li
            key={who.personId}
            className={`flex items-center border-b border-line ${isRail ? 'gap-2 py-1.5' : 'gap-3.5 py-2'}`}
          >
            <span
              aria-hidden
              className={`grid shrink-0 place-items-center rounded-full bg-surface-3 text-[1.125rem] font-semibold ${isRail ? 'size-7' : 'size-9'}`}
            >
              {index + 1}
            </span>
            <span className="min-w-0 leading-snug">
              <span className={`block leading-tight font-medium ${isRail ? 'text-[1.125rem]' : 'text-[1.375rem]'}`}>
                {isRail ? tightName(who.shortName) : who.shortName}
              </span>
              {isRail ? null : (
                <span className="block truncate text-[1.1875rem] text-muted">
                  {t(who.state === 'ready' ? 'queue.raisedReady' : 'queue.raised', { time: formatClock(raisedAt) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {next === undefined ? null : (
        <WallButton
          key={next.who.personId}
          command={{ type: 'floor.grant', participant: next.who.personId }}
          icon="microphone"
          text={isRail ? t('queue.grantShort') : t('queue.grant', { name: next.who.shortName })}
          {...(isRail ? { detail: tightName(next.who.shortName) } : {})}
          isFilled
          isStacked={isRail}
        />
      )}
    </section>
  );
}
