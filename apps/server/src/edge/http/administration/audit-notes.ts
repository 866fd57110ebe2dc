import { ORPCError } from '@orpc/server';
import type { AuditLog } from '../../../ports/audit-log.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Directory } from '../../live/directory.ts';
import type { RouteContext } from '../route-context.ts';

/** Every route that changes something, with the code under which the audit log knows it. */
export const acts: Readonly<Record<string, string>> = {
  'wall.pair': 'wall.paired',
  'wall.part': 'wall.parted',
  'setup.createAdministrator': 'setup.completed',
  'setup.checkCode': 'setup.codeChecked',
  'signIn.password': 'account.signedIn',
  'signIn.link': 'device.enrolledByLink',
  'signIn.invitation': 'account.invitationAccepted',
  'signIn.enrolment': 'device.enrolledByCode',
  'signIn.out': 'signedOut',
  'own.endDevice': 'device.endedByOwner',
  'own.endSession': 'account.sessionEnded',
  'own.changePassword': 'account.passwordChanged',
  'admin.people.create': 'person.created',
  'admin.people.import': 'people.imported',
  'admin.people.update': 'person.changed',
  'admin.people.remove': 'person.removed',
  'admin.people.restore': 'person.restored',
  'admin.people.link': 'person.linkMade',
  'admin.devices.createCode': 'device.codeMade',
  'admin.devices.rename': 'device.renamed',
  'admin.devices.revoke': 'device.revoked',
  'admin.devices.restore': 'device.restored',
  'admin.groups.create': 'group.created',
  'admin.groups.update': 'group.changed',
  'admin.groups.remove': 'group.removed',
  'admin.groups.restore': 'group.restored',
  'admin.accounts.invite': 'account.invited',
  'admin.accounts.remove': 'account.removed',
  'admin.accounts.restore': 'account.restored',
  'admin.settings.update': 'settings.changed',
};

type Deps = {
  readonly store: { readonly auditLog: AuditLog };
  readonly clock: Clock;
  readonly directory: Directory;
};

/** Notes the act of a route in the audit log: done, or refused to somebody who has a name here. */
export async function noteActs<T>(
  deps: Deps,
  { context, path }: { readonly context: RouteContext; readonly path: readonly string[] },
  run: () => Promise<T>,
): Promise<T> {
  const act = acts[path.join('.')];
  if (act === undefined) return run();
  const { note } = context;
  note.actor = nameOf(deps, context);
  const append = (outcome: 'done' | 'refused') =>
    deps.store.auditLog.append({ at: deps.clock.now(), act, actor: note.actor, subject: note.subject, outcome });
  try {
    const result = await run();
    await append('done');
    return result;
  } catch (error) {
    if (isRefusal(error)) await append('refused');
    throw error;
  }
}

/**
 * What was asked wrongly is no act, and whoever is throttled or nobody would fill the log at will: those are counted by
 * their limits.
 */
function isRefusal(error: unknown): boolean {
  return error instanceof ORPCError && (error.status === 403 || error.status === 409);
}

function nameOf({ directory }: Deps, { signedIn, caller }: RouteContext): string {
  if (signedIn !== null) return signedIn.account.name;
  const personId = (caller?.device.kind === 'personal' ? caller.device.personId : caller?.device.ownerId) ?? null;
  const office = personId === null ? '' : directory.office(personId).office;
  return office === '' ? 'unknown' : office;
}
