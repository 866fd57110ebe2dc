import { QueryCache, QueryClient, QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useAdministration } from '../../api/administration-api.ts';
import type { ApiFailure, ApiResult } from '../../api/failure.ts';
import { isUnheard } from '../../api/failure.ts';
import { problemSentence } from '../../api/use-submission.ts';
import { showToast } from '../../ui/toast.tsx';

/** A list that did not come. */
class Refused extends Error {
  readonly failure: ApiFailure;
  constructor(failure: ApiFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The answer, or an exception for the library that keeps the lists. */
export function valueOf<T>(reply: ApiResult<T>): T {
  if (!reply.ok) throw new Refused(reply);
  return reply.value;
}

/** Why a list did not come; null where it did, or where the page is about to ask for the password. */
export const failureOf = (error: Error | null): ApiFailure | null =>
  error instanceof Refused && !isSignedOut(error.failure) ? error.failure : null;

const isSignedOut = (failure: ApiFailure): boolean => failure.code === 'notSignedIn' || failure.code === 'forbidden';

/** Retries what nobody has decided about; whoever is refused hears it at once. */
function createQueryClient(onSignedOut: () => void): QueryClient {
  const retries = 3;
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof Refused && isSignedOut(error.failure)) onSignedOut();
      },
    }),
    defaultOptions: {
      queries: {
        retry: (count, error) => error instanceof Refused && isUnheard(error.failure.code) && count < retries,
        networkMode: 'always',
      },
    },
  });
}

/** What was just removed, and how it comes back. */
export type Removal = { readonly sentence: string; readonly restore: () => Promise<ApiResult<unknown>> };
type OpenRemoval = Removal & { readonly id: number; readonly until: number };

/** As long as the server keeps what was removed. */
const undoForMs = 10 * 60_000;

type Actions = {
  /** Runs a change; every list is read anew after it. A refusal is shown unless the caller shows it itself. */
  readonly change: <T>(call: () => Promise<ApiResult<T>>, isRefusalShown?: boolean) => Promise<ApiResult<T>>;
  /** The latest that can still come back; the one before it is offered again once this is settled. */
  readonly removal: OpenRemoval | null;
  readonly addRemoval: (removal: Removal) => void;
  /** Brought back, closed, or forgotten by the server. */
  readonly settleRemoval: (id: number) => void;
  /** A panel over the page shows the way back itself: what lies under it can neither be seen nor reached. */
  readonly isPanelOpen: boolean;
  readonly setIsPanelOpen: (isOpen: boolean) => void;
};
const ActionsContext = createContext<Actions | null>(null);

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (actions === null) throw new Error('AdministrationState is missing');
  return actions;
}

function WithActions({ children }: { children: ReactNode }) {
  const client = useQueryClient();
  const [removals, setRemovals] = useState<readonly OpenRemoval[]>([]);
  const removal = removals.at(-1) ?? null;
  const addRemoval = useCallback((added: Removal): void => {
    setRemovals((open) => {
      const now = Date.now();
      const left = open.filter(({ until }) => until > now);
      return [...left, { ...added, id: (open.at(-1)?.id ?? 0) + 1, until: now + undoForMs }];
    });
  }, []);
  const settleRemoval = useCallback((id: number): void => {
    setRemovals((open) => open.filter((one) => one.id !== id));
  }, []);
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  const change = useCallback<Actions['change']>(
    async (call, isRefusalShown = true) => {
      const reply = await call();
      if (!reply.ok && isRefusalShown) showToast(problemSentence(reply));
      await client.invalidateQueries();
      return reply;
    },
    [client],
  );
  const actions = useMemo(
    () => ({ change, removal, addRemoval, settleRemoval, isPanelOpen, setIsPanelOpen }),
    [change, removal, addRemoval, settleRemoval, isPanelOpen],
  );
  return <ActionsContext value={actions}>{children}</ActionsContext>;
}

/** Keeps the lists of the administration fresh, and what was removed for as long as it can come back. */
export function AdministrationState({ onSignedOut, children }: { onSignedOut: () => void; children: ReactNode }) {
  const [client] = useState(() => createQueryClient(onSignedOut));
  return (
    <QueryClientProvider client={client}>
      <WithActions>{children}</WithActions>
    </QueryClientProvider>
  );
}

export type Loaded<T> = {
  readonly value: T | undefined;
  readonly failure: ApiFailure | null;
  readonly isLoading: boolean;
  readonly reload: () => void;
};

type LoadOptions = { readonly everyMs?: number; readonly isWanted?: boolean };

/** One answer of the server by its name, the same for every part of the page that asks. */
export function useLoaded<T>(
  key: readonly string[],
  call: () => Promise<ApiResult<T>>,
  { everyMs, isWanted = true }: LoadOptions = {},
): Loaded<T> {
  const query = useQuery({
    queryKey: key,
    queryFn: async () => valueOf(await call()),
    enabled: isWanted,
    refetchInterval: everyMs ?? false,
  });
  return {
    value: query.data,
    failure: failureOf(query.error),
    isLoading: query.isFetching,
    reload: () => void query.refetch(),
  };
}

/** Devices come and go while somebody looks. */
const devicesEveryMs = 4000;

export function usePeople() {
  const { admin } = useAdministration();
  return useLoaded(['people'], () => admin.people.list(), { everyMs: devicesEveryMs });
}

export function useGroups() {
  const { admin } = useAdministration();
  return useLoaded(['groups'], () => admin.groups.list());
}
