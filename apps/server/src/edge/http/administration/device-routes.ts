import type { EnrolmentView } from '@kreisrunde/contract';
import type { DeviceId } from '@kreisrunde/domain';
import type { KnownDevice } from '../../../ports/device-store.ts';
import type { Enrolment } from '../../../ports/enrolment-store.ts';
import { restorableMs } from '../../../ports/restorable.ts';
import { newSixDigits } from '../../../ports/ids.ts';
import { codeLifeMs } from '../../../usecases/enrol-device.ts';
import type { RouteContext } from '../route-context.ts';
import { ensureKnown, pageLink, type AdministrationDeps, type AdministrationServer } from './administration-server.ts';
import { deviceView } from './device-views.ts';

/** Walls and the devices of all persons. */
export function deviceRoutes(os: AdministrationServer['admin']['devices'], deps: AdministrationDeps) {
  const { store, clock, directory } = deps;
  const viewed = (context: RouteContext) => {
    const now = clock.now();
    return { presence: deps.presence, now, self: context.caller?.device.id ?? null };
  };
  async function noteDevice(context: RouteContext, id: DeviceId): Promise<void> {
    const device = (await store.devices.all()).find((one) => one.id === id);
    context.note.subject = device === undefined ? '' : subjectOf(deps, device);
  }
  return {
    list: os.list.handler(async ({ context }) => ({
      devices: (await store.devices.all()).map((device) => deviceView(device, viewed(context))),
    })),
    createCode: os.createCode.handler(async ({ input: { personId }, context }) => {
      context.note.subject = directory.office(personId).office;
      ensureKnown(directory.person(personId) !== undefined);
      const expiresAt = clock.now() + codeLifeMs;
      const enrolment = await store.enrolment.createCode(personId, newSixDigits, expiresAt);
      return enrolmentView(deps, context, enrolment, null);
    }),
    code: os.code.handler(async ({ input, context }) => {
      ensureKnown(directory.person(input.personId) !== undefined);
      const enrolment = await store.enrolment.codeOf(input.personId);
      if (enrolment === null) return { enrolment: null };
      const device = (await store.devices.all()).find((one) => one.id === enrolment.usedBy);
      const view = device === undefined ? null : deviceView(device, viewed(context));
      return { enrolment: enrolmentView(deps, context, enrolment, view) };
    }),
    rename: os.rename.handler(async ({ input, context }) => {
      await noteDevice(context, input.deviceId);
      ensureKnown(await store.devices.rename(input.deviceId, input.name));
      return {};
    }),
    revoke: os.revoke.handler(async ({ input, context }) => {
      await noteDevice(context, input.deviceId);
      ensureKnown(await store.devices.revoke(input.deviceId, clock.now()));
      await deps.countyChanged();
      return {};
    }),
    restore: os.restore.handler(async ({ input, context }) => {
      ensureKnown(await store.devices.restore(input.deviceId, clock.now() - restorableMs));
      await noteDevice(context, input.deviceId);
      await deps.countyChanged();
      return {};
    }),
  };
}

/** "Bildwand", or the device with its office: "Tablet, Calbe (Saale)". */
function subjectOf({ directory }: AdministrationDeps, device: KnownDevice): string {
  const office = device.personId === null ? '' : directory.office(device.personId).shortName;
  const name = device.name ?? (device.kind === 'wall' ? 'Bildwand' : 'PC');
  return office === '' ? name : `${name}, ${office}`;
}

function enrolmentView(
  deps: AdministrationDeps,
  context: RouteContext,
  enrolment: Enrolment,
  device: EnrolmentView['device'],
): EnrolmentView {
  const { code, personId, expiresAt, usedBy } = enrolment;
  const isOver = expiresAt <= deps.clock.now();
  return {
    code,
    personId,
    state: usedBy !== null ? 'used' : isOver ? 'expired' : 'waiting',
    expiresAt,
    link: pageLink(deps, context, `/verbinden#${code}`),
    device,
  };
}
