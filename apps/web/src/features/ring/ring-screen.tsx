import type { ConferenceView, PersonSnapshot } from '@kreisrunde/contract';
import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/use-server-now.ts';
import { startRing } from '../../media/sound/ring-sound.ts';
import { useAudioUnlocked } from '../../media/sound/use-audio-unlocked.ts';
import { chairFirst } from '../../ui/chair-name.ts';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { Logo } from '../../ui/logo.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { RingAnswers } from './ring-answers.tsx';

const levelLooks: Record<ConferenceView['level'], { readonly badge: string; readonly icon: IconName }> = {
  briefing: { badge: 'bg-action text-on-action', icon: 'people' },
  situation: { badge: 'bg-broken text-on-action', icon: 'warning' },
  alert: { badge: 'bg-tally-label text-white', icon: 'siren' },
};

/** Rings for as long as this is shown, in the sound of its level. */
function useRing(level: ConferenceView['level']): void {
  const isUnlocked = useAudioUnlocked();
  useEffect(() => (isUnlocked ? startRing(level) : undefined), [level, isUnlocked]);
}

/** Into the dialog, but onto no button: whoever is typing when it rings must not answer by accident. */
function useFocusOnRing() {
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => dialog.current?.focus({ preventScroll: true }), []);
  return dialog;
}

/** Fainter outwards; the animation has the opacity for itself. */
const halos = [
  { inset: '0%', look: 'border-ring/30' },
  { inset: '8%', look: 'border-ring/55' },
  { inset: '15.5%', look: 'border-ring' },
] as const;

function Halo() {
  return (
    <div className="relative grid size-[clamp(6.5rem,17vh,15.625rem)] sm:size-[clamp(6.5rem,21vh,15.625rem)] place-items-center">
      {halos.map(({ inset, look }) => (
        <span
          key={inset}
          aria-hidden
          className={`animate-halo absolute rounded-full border-[3px] ${look}`}
          style={{ inset }}
        />
      ))}
      <span className="grid size-[60%] place-items-center rounded-full bg-white text-[#131525] [--k-action:#2044aa]">
        <Logo className="!size-[62%]" />
      </span>
    </div>
  );
}

function Reason({ conference, people }: { readonly conference: ConferenceView; readonly people: string }): ReactNode {
  const { t } = useTranslation(['ring', 'ui']);
  const look = levelLooks[conference.level];
  return (
    <div className="flex w-full flex-col items-center gap-2 rounded-[22px] border border-[#2f4a86] bg-[#0a1330]/80 px-4 py-3.5 sm:gap-3 sm:p-5 text-center">
      <p className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 text-lead">
        <span
          className={`inline-flex items-center gap-2 rounded-label px-3.5 py-1.5 text-lead font-semibold sm:text-card ${look.badge}`}
        >
          <Icon name={look.icon} size={24} />
          {t('level', { level: t(`ui:level.${conference.level}`) })}
        </span>
        <span className="text-body text-muted sm:text-card">{people}</span>
      </p>
      <p className="text-[clamp(1.375rem,4.2vw,2.25rem)] leading-tight font-medium text-balance">{conference.reason}</p>
    </div>
  );
}

/** Full screen while it rings: who, why, how loud, how long still. Nothing is opened or sent here. */
export function RingScreen({ snapshot }: { readonly snapshot: PersonSnapshot }) {
  useTheme('room');
  const { t } = useTranslation('ring');
  const titleId = useId();
  const reasonId = useId();
  const now = useServerNow();
  const isUnlocked = useAudioUnlocked();
  const { conference } = snapshot;
  useRing(conference?.level ?? 'briefing');
  const dialog = useFocusOnRing();
  if (conference === null) return null;

  const self = conference.participants.find((participant) => participant.isSelf);
  const ringsFor = Math.max(0, Math.floor((now - (self?.since ?? now)) / 1000));
  const left =
    self?.until === null || self?.until === undefined ? null : Math.max(0, Math.ceil((self.until - now) / 1000));
  const caller = chairFirst(conference.chair);
  return (
    <div
      ref={dialog}
      tabIndex={-1}
      role="alertdialog"
      aria-modal="true"
      aria-labelledby={titleId}
      aria-describedby={reasonId}
      data-state="ringing"
      data-level={conference.level}
      className="flex min-h-dvh flex-col outline-none bg-[radial-gradient(90%_60%_at_50%_22%,#1b3566_0%,#141d3f_48%,#0b0d18_100%)]"
    >
      <header className="flex flex-wrap items-center gap-x-3 px-5 pt-4 sm:px-11 sm:pt-8">
        <Logo size={40} />
        <p className="min-w-0 flex-1 text-card font-medium">{t('product', { ns: 'ui' })}</p>
        <p className="hidden truncate text-card text-muted sm:block">{snapshot.me.office}</p>
        <p className="ml-auto text-card font-semibold">{formatClock(now)}</p>
      </header>
      {/* Held across there is no height for all answers below each other: they stand beside the question. */}
      <main className="mx-auto flex w-full max-w-[52rem] flex-1 flex-col items-center justify-evenly gap-4 px-5 py-3 sm:gap-5 sm:px-11 sm:py-5 lg:landscape:grid lg:landscape:max-w-[92rem] lg:landscape:grid-cols-2 lg:landscape:grid-rows-[1fr_auto] lg:landscape:items-center lg:landscape:gap-x-14">
        <div className="flex w-full flex-col items-center gap-3 sm:gap-4">
          <Halo />
          <p className="flex items-center gap-3 text-[clamp(1.125rem,3.1vw,1.625rem)] font-medium text-[#a6e9ff]">
            <Icon name="bell" size={30} />
            {t('rings', { count: ringsFor })}
          </p>
          <h1
            id={titleId}
            className="text-center text-[clamp(2rem,7vw,3.625rem)] lg:landscape:text-[clamp(2.5rem,4.4vw,3.625rem)] leading-tight font-semibold text-balance"
          >
            {t('title', { caller })}
            <span className="sr-only"> – {conference.chair.office}</span>
          </h1>
          <div id={reasonId} className="w-full">
            <Reason
              conference={conference}
              people={t('people', { title: conference.title, count: conference.counts.called })}
            />
          </div>
        </div>
        <RingAnswers caller={caller} deputy={snapshot.own?.deputy ?? null} />
        <p className="flex items-center gap-3 text-caption text-muted sm:text-body lg:landscape:col-span-2 lg:landscape:justify-self-center">
          <Icon name={isUnlocked ? 'lock' : 'speakerOff'} size={24} />
          <span>
            {t(isUnlocked ? 'safe' : 'silent')} {left === null ? null : t('expires', { count: left })}
          </span>
        </p>
      </main>
    </div>
  );
}
