import { toId } from '@kreisrunde/domain';
import type { WebhookEvent } from 'livekit-server-sdk';
import { WebhookReceiver } from 'livekit-server-sdk';
import type { EngineEvent } from '../../ports/media-engine.ts';
import type { EngineAccess } from './tokens.ts';

/** The engine repeats a webhook that was not answered in time; ids older than this many are never repeated. */
const rememberedIds = 2_000;

const eventTypes: Readonly<Partial<Record<WebhookEvent['event'], Exclude<EngineEvent['type'], 'restarted'>>>> = {
  participant_joined: 'participantJoined',
  participant_left: 'participantLeft',
  participant_connection_aborted: 'participantLeft',
  track_published: 'trackPublished',
  track_unpublished: 'trackUnpublished',
};

/** Verifies, takes each event once, and turns it into a fact of the port. */
export class WebhookInbox {
  readonly #receiver: WebhookReceiver;
  readonly #seen = new Set<string>();

  constructor(access: EngineAccess) {
    this.#receiver = new WebhookReceiver(access.apiKey, access.apiSecret);
  }

  async receive(rawBody: string, authorization: string | undefined): Promise<EngineEvent | 'forged' | 'nothingNew'> {
    let event: WebhookEvent;
    try {
      event = await this.#receiver.receive(rawBody, authorization ?? '');
    } catch {
      return 'forged';
    }
    if (!this.#isNew(event.id)) return 'nothingNew';
    const type = eventTypes[event.event];
    const room = event.room?.name;
    const identity = event.participant?.identity;
    if (type === undefined || room === undefined || identity === undefined) return 'nothingNew';
    return { type, conferenceId: toId(room), identity };
  }

  #isNew(id: string): boolean {
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    if (this.#seen.size > rememberedIds) {
      const [oldest] = this.#seen;
      if (oldest !== undefined) this.#seen.delete(oldest);
    }
    return true;
  }
}
