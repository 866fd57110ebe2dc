import type { LauncherConfig } from '../config.ts';
import type { Instance } from '../instance.ts';
import { isLoopback } from '../settings/rules.ts';

/** What is looked at: the installation as it is configured, and the running product where there is one. */
export type Subject = {
  readonly config: LauncherConfig;
  readonly dataDir: string;
  /** Of the running product, also when it is this very process. */
  readonly running: Instance | undefined;
  /** Undefined where the embedded database does not run. */
  readonly databaseUrl: string | undefined;
  /** Own certificate, also the one a try with tablets has made. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly publicUrl: string | undefined;
};

/** Whether other devices are meant to reach this installation. */
export function isForOthers({ publicUrl }: Pick<Subject, 'publicUrl'>): boolean {
  return publicUrl !== undefined && !isLoopback(new URL(publicUrl).hostname);
}
