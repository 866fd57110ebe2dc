import type { administrationContract } from '@kreisrunde/contract';
import type { Client } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createContext, useContext } from 'react';
import type { ApiResult } from './failure.ts';

/** A call as the pages see it: an answer or a reason, never an exception. */
type Answering<Router> =
  Router extends Client<infer _Context, infer Input, infer Output, infer _Failure>
    ? undefined extends Input
      ? () => Promise<ApiResult<Output>>
      : (input: Input) => Promise<ApiResult<Output>>
    : { readonly [Name in keyof Router]: Answering<Router[Name]> };

/** What set-up, the ways in and the administration may ask of the server. The gallery and tests give their own. */
export type AdministrationApi = Answering<ContractRouterClient<typeof administrationContract>> & {
  /** Milliseconds since 1970 by the server's clock, to the second; these pages have no stream that tells it. */
  readonly serverNow: () => number;
};

const AdministrationContext = createContext<AdministrationApi | null>(null);
export const AdministrationProvider = AdministrationContext.Provider;

export function useAdministration(): AdministrationApi {
  const api = useContext(AdministrationContext);
  if (api === null) throw new Error('AdministrationProvider is missing');
  return api;
}
