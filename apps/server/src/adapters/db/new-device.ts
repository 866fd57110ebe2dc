import type { PersonId } from '@kreisrunde/domain';
import type { NewDevice } from '../../ports/enrolment-store.ts';
import { hashSecret } from '../../ports/ids.ts';

/** Columns of a device that has just come; nobody's and nowhere yet. */
export function newDevice({ id, secret, name, at }: Omit<NewDevice, 'name'> & { readonly name: string | null }) {
  return {
    id,
    owner_id: null,
    secret_hash: hashSecret(secret),
    active_tab: null,
    last_seen_at: null,
    name,
    enrolled_at: at,
  };
}

export function personalDevice(device: NewDevice, personId: PersonId) {
  return { ...newDevice(device), kind: 'personal', person_id: personId };
}
