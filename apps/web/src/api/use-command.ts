import type { CommandInput } from '@kreisrunde/contract';
import { useCallback, useRef, useState } from 'react';
import { conferenceRev, useApiAccess } from './api-context.ts';
import type { Live } from './api-context.ts';
import { aboutOf, failureSentence, isUnheard } from './failure.ts';
import type { FailureCode } from './failure.ts';

/** The answer came, but its snapshot did not: after this a control stops saying "schaltet …". */
const confirmWithinMs = 3000;

type CommandSender = {
  /** Sends to the running conference; true when the server took it. */
  send: (command: CommandInput) => Promise<boolean>;
  /** As `send`, for what is told until it is heard: a server out of reach is no refusal, and no sentence either. */
  tell: (command: CommandInput) => Promise<'taken' | 'refused' | 'unheard'>;
  /** From the tap until the snapshot with its effect is here. */
  isPending: boolean;
  /** Sentence of the last refusal, null after a success. The shell also shows it as a toast. */
  refusal: string | null;
};

function waitForRev(live: Live, rev: number): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      unsubscribe();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(() => done(), confirmWithinMs);
    const check = (): void => {
      const { snapshot } = live.getSnapshot();
      if (snapshot === null || snapshot.conference === null || conferenceRev(snapshot) >= rev) done();
    };
    const unsubscribe = live.subscribe(check);
    check();
  });
}

/** One control, one sender: each switch asks for its own, so that only it shows "schaltet …". */
export function useCommand(): CommandSender {
  const { api, live, onRefused } = useApiAccess();
  const [isPending, setIsPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const running = useRef(0);

  const run = useCallback(
    async (command: CommandInput): Promise<FailureCode | 'noRound' | null> => {
      const conference = live.getSnapshot().snapshot?.conference;
      if (conference === null || conference === undefined) return 'noRound';
      running.current += 1;
      setIsPending(true);
      const reply = await api.command(conference.id, command);
      if (reply.ok) {
        await waitForRev(live, reply.value.rev);
        setRefusal(null);
      }
      running.current -= 1;
      if (running.current === 0) setIsPending(false);
      return reply.ok ? null : reply.code;
    },
    [api, live],
  );
  const say = useCallback(
    (code: FailureCode | 'noRound', command: CommandInput): void => {
      if (code === 'noRound') return;
      const sentence = failureSentence(code, aboutOf(command));
      setRefusal(sentence);
      onRefused(sentence);
    },
    [onRefused],
  );
  const send = useCallback(
    async (command: CommandInput): Promise<boolean> => {
      const code = await run(command);
      if (code !== null) say(code, command);
      return code === null;
    },
    [run, say],
  );
  const tell = useCallback(
    async (command: CommandInput): Promise<'taken' | 'refused' | 'unheard'> => {
      const code = await run(command);
      if (code === null) return 'taken';
      if (code !== 'noRound' && isUnheard(code)) return 'unheard';
      say(code, command);
      return 'refused';
    },
    [run, say],
  );
  return { send, tell, isPending, refusal };
}
