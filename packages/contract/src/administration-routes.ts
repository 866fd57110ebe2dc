import { z } from 'zod';
import {
  accountInput,
  accountRow,
  deviceView,
  enrolmentView,
  findingView,
  groupInput,
  groupRow,
  loginName,
  newPassword,
  operationsView,
  personInput,
  personRow,
  auditEntry,
  settingsView,
} from './administration-views.ts';
import { deviceId, groupId, personId, sixDigits } from './ids.ts';
import { line } from './line.ts';
import { base } from './route-base.ts';

const nothing = z.object({});
/** A code of the terminal: two blocks of four, unambiguous letters and digits; separators and case are forgiven. */
const setupCode = z.string().trim().min(8).max(20);
const accountId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** The secret of a personal or invitation link; 256 bit. */
const linkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Two groups of one name could not be told apart. */
const groupNameTaken = { GROUP_NAME_TAKEN: { status: 409 } };

/** First-run set-up: open as long as no administrator exists, afterwards every route answers FORBIDDEN. */
const setupRoutes = {
  get: base.route({ method: 'GET', path: '/setup' }).output(z.object({ isOpen: z.boolean() })),
  /** Says whether the code is right, without using it up. */
  checkCode: base
    .route({ method: 'POST', path: '/setup/code' })
    .input(z.object({ code: setupCode }))
    .errors({ SETUP_CODE_WRONG: { status: 403 } })
    .output(nothing),
  /** Uses the code up, makes the first administrator and signs this browser in. */
  createAdministrator: base
    .route({ method: 'POST', path: '/setup/administrator' })
    .input(accountInput.extend({ code: setupCode, password: newPassword }))
    .errors({ SETUP_CODE_WRONG: { status: 403 } })
    .output(nothing),
};

/** Ways in. A wrong password, an unknown account and a removed one answer alike and as slowly. */
const signInRoutes = {
  password: base
    .route({ method: 'POST', path: '/sign-in' })
    .input(z.object({ login: loginName, password: z.string().min(1).max(200) }))
    .errors({ SIGN_IN_FAILED: { status: 403 } })
    .output(nothing),
  /** A personal link, opened once: this browser becomes a device of that person. */
  link: base
    .route({ method: 'POST', path: '/sign-in/link' })
    .input(z.object({ token: linkToken }))
    .errors({ LINK_UNKNOWN: { status: 403 } })
    .output(nothing),
  /** An invited administrator opens the link once and chooses a password. */
  invitation: base
    .route({ method: 'POST', path: '/sign-in/invitation' })
    .input(z.object({ token: linkToken, password: newPassword }))
    .errors({ LINK_UNKNOWN: { status: 403 } })
    .output(nothing),
  /** The six digits an administrator shows: this browser is that person's device for good. */
  enrolment: base
    .route({ method: 'POST', path: '/device-enrolment' })
    .input(z.object({ code: sixDigits }))
    .errors({ ENROLMENT_CODE_UNKNOWN: { status: 403 } })
    .output(z.object({ office: z.string() })),
  /** Ends the session of this browser; the device of a person is parted for good, an account is signed out. */
  out: base.route({ method: 'POST', path: '/sign-out' }).output(nothing),
};

/** The own devices of a person, and the own sessions of an administrator. */
const ownRoutes = {
  devices: base.route({ method: 'GET', path: '/own/devices' }).output(z.object({ devices: z.array(deviceView) })),
  endDevice: base
    .route({ method: 'DELETE', path: '/own/devices/{deviceId}' })
    .input(z.object({ deviceId }))
    .output(nothing),
  sessions: base.route({ method: 'GET', path: '/own/sessions' }).output(
    z.object({
      sessions: z.array(
        z.object({ id: z.string(), startedAt: z.number().int(), browser: z.string(), isThisSession: z.boolean() }),
      ),
    }),
  ),
  endSession: base
    .route({ method: 'DELETE', path: '/own/sessions/{sessionId}' })
    .input(z.object({ sessionId: z.string().max(64) }))
    .output(nothing),
  changePassword: base
    .route({ method: 'PUT', path: '/own/password' })
    .input(z.object({ current: z.string().min(1).max(200), next: newPassword }))
    .errors({ SIGN_IN_FAILED: { status: 403 } })
    .output(nothing),
};

/**
 * Verwaltung: administrators only; everybody else gets FORBIDDEN. What is removed can be restored for ten minutes
 * (`restore`), then it is forgotten.
 */
const administrationRoutes = {
  people: {
    list: base.route({ method: 'GET', path: '/admin/people' }).output(z.object({ people: z.array(personRow) })),
    create: base.route({ method: 'POST', path: '/admin/people' }).input(personInput).output(z.object({ personId })),
    /** All or none. A row that is wrong is named by its number in the path (`rows.3.office`). */
    import: base
      .route({ method: 'POST', path: '/admin/people/import' })
      .input(z.object({ rows: z.array(personInput).min(1).max(500), groupName: line(80).nullable() }))
      .errors(groupNameTaken)
      .output(z.object({ created: z.number().int(), groupId: groupId.nullable() })),
    update: base
      .route({ method: 'PUT', path: '/admin/people/{personId}' })
      .input(personInput.extend({ personId }))
      .output(nothing),
    /** Their devices are out within a second, also in a live round. */
    remove: base
      .route({ method: 'DELETE', path: '/admin/people/{personId}' })
      .input(z.object({ personId }))
      .output(nothing),
    restore: base
      .route({ method: 'POST', path: '/admin/people/{personId}/restore' })
      .input(z.object({ personId }))
      .output(nothing),
    /** A link that makes one browser a device of this person, once, within seven days. */
    link: base
      .route({ method: 'POST', path: '/admin/people/{personId}/link' })
      .input(z.object({ personId }))
      .output(z.object({ link: z.string(), expiresAt: z.number().int() })),
  },
  devices: {
    /** Walls and devices of all persons. */
    list: base.route({ method: 'GET', path: '/admin/devices' }).output(z.object({ devices: z.array(deviceView) })),
    /** A new code for this person, ten minutes; a former one is void. */
    createCode: base
      .route({ method: 'POST', path: '/admin/enrolments' })
      .input(z.object({ personId }))
      .output(enrolmentView),
    /** The person's code and whether the tablet has come; null where none was made. */
    code: base
      .route({ method: 'GET', path: '/admin/enrolments/{personId}' })
      .input(z.object({ personId }))
      .output(z.object({ enrolment: enrolmentView.nullable() })),
    rename: base
      .route({ method: 'PUT', path: '/admin/devices/{deviceId}' })
      .input(z.object({ deviceId, name: line(40) }))
      .output(nothing),
    /** Out within a second, also in a live round. */
    revoke: base
      .route({ method: 'DELETE', path: '/admin/devices/{deviceId}' })
      .input(z.object({ deviceId }))
      .output(nothing),
    restore: base
      .route({ method: 'POST', path: '/admin/devices/{deviceId}/restore' })
      .input(z.object({ deviceId }))
      .output(nothing),
  },
  groups: {
    list: base.route({ method: 'GET', path: '/admin/groups' }).output(z.object({ groups: z.array(groupRow) })),
    create: base
      .route({ method: 'POST', path: '/admin/groups' })
      .input(groupInput)
      .errors(groupNameTaken)
      .output(z.object({ groupId })),
    update: base
      .route({ method: 'PUT', path: '/admin/groups/{groupId}' })
      .input(groupInput.extend({ groupId }))
      .errors(groupNameTaken)
      .output(nothing),
    remove: base
      .route({ method: 'DELETE', path: '/admin/groups/{groupId}' })
      .input(z.object({ groupId }))
      .output(nothing),
    restore: base
      .route({ method: 'POST', path: '/admin/groups/{groupId}/restore' })
      .input(z.object({ groupId }))
      .errors(groupNameTaken)
      .output(nothing),
  },
  accounts: {
    list: base.route({ method: 'GET', path: '/admin/accounts' }).output(z.object({ accounts: z.array(accountRow) })),
    /** Makes the account and a link, valid once within three days, by which its owner chooses a password. */
    invite: base
      .route({ method: 'POST', path: '/admin/accounts' })
      .input(accountInput)
      .errors({ LOGIN_TAKEN: { status: 409 } })
      .output(z.object({ link: z.string(), expiresAt: z.number().int() })),
    /** Never the last one, never oneself. */
    remove: base
      .route({ method: 'DELETE', path: '/admin/accounts/{accountId}' })
      .input(z.object({ accountId }))
      .errors({ LAST_ADMINISTRATOR: { status: 409 } })
      .output(nothing),
    restore: base
      .route({ method: 'POST', path: '/admin/accounts/{accountId}/restore' })
      .input(z.object({ accountId }))
      .errors({ LOGIN_TAKEN: { status: 409 } })
      .output(nothing),
  },
  settings: {
    get: base.route({ method: 'GET', path: '/admin/settings' }).output(settingsView),
    update: base
      .route({ method: 'PUT', path: '/admin/settings' })
      .input(settingsView.omit({ publicUrl: true }))
      .output(nothing),
  },
  inspection: base
    .route({ method: 'GET', path: '/admin/inspection' })
    .input(z.object({ language: z.enum(['de', 'en']).default('de') }))
    .output(z.object({ findings: z.array(findingView) })),
  auditLog: base
    .route({ method: 'GET', path: '/admin/security-log' })
    .input(z.object({ before: z.coerce.number().int().optional() }))
    .output(z.object({ entries: z.array(auditEntry), hasMore: z.boolean() })),
  operations: base.route({ method: 'GET', path: '/admin/operations' }).output(operationsView),
};

/** Served beside `contract` under the same /api; apart, so that pages of a round do not carry it. */
export const administrationContract = {
  setup: setupRoutes,
  signIn: signInRoutes,
  own: ownRoutes,
  admin: administrationRoutes,
};
