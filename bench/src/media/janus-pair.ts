import type { Page } from '@playwright/test';

export type JanusFigures = {
  /** From the opening of the socket to the first presented frame and the first audible sound. */
  readonly pictureMs: number;
  readonly soundMs: number;
  /** From telling Janus to forward a medium again to its first frame or sound. */
  readonly switchedOn: { readonly picture: readonly number[]; readonly sound: readonly number[] };
};

/**
 * One page publishes camera and microphone into a video room of Janus and subscribes to itself over a second
 * connection; then each medium is switched off and on for the subscriber.
 */
export function measureJanusPair(page: Page, socketUrl: string, switchings: number): Promise<JanusFigures> {
  return page.evaluate(
    async ([url, times]) => {
      const audibleLevel = 0.002;
      const betweenMs = 500;
      const quietMs = 700;
      const room = 1;
      type Message = {
        janus: string;
        transaction?: string;
        sender?: number;
        jsep?: RTCSessionDescriptionInit;
      } & Record<string, unknown>;
      const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      const at = (value: unknown, ...path: string[]): unknown =>
        path.reduce<unknown>(
          (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
          value,
        );

      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      const [sending, receiving] = [new RTCPeerConnection(), new RTCPeerConnection()];
      const video = document.createElement('video');
      video.muted = true;
      video.autoplay = true;
      document.body.append(video);
      const ear = new AudioContext();
      const received = new MediaStream();
      const frames: number[] = [];
      const sounds: number[] = [];
      const watch = (): void => {
        frames.push(performance.now());
        video.requestVideoFrameCallback(watch);
      };
      video.requestVideoFrameCallback(watch);
      receiving.addEventListener('track', ({ track }) => {
        received.addTrack(track);
        video.srcObject = received;
        if (track.kind !== 'audio') return;
        const meter = ear.createScriptProcessor(256, 1, 1);
        meter.addEventListener('audioprocess', ({ inputBuffer }) => {
          const samples = inputBuffer.getChannelData(0);
          let sum = 0;
          for (const sample of samples) sum += sample * sample;
          if (Math.sqrt(sum / samples.length) > audibleLevel) sounds.push(performance.now());
        });
        ear
          .createMediaStreamSource(new MediaStream([track]))
          .connect(meter)
          .connect(ear.destination);
      });
      const first = async (list: readonly number[], since: number): Promise<number> => {
        const end = performance.now() + 10_000;
        while (performance.now() < end) {
          const found = list.find((moment) => moment > since);
          if (found !== undefined) return found - since;
          await pause(4);
        }
        throw new Error('Janus brought nothing');
      };

      const start = performance.now();
      const socket = new WebSocket(url, 'janus-protocol');
      const waiting = new Map<string, (message: Message) => void>();
      let session: unknown;
      const upHandles = new Set<unknown>();
      /** Only then there is a feed to subscribe to. */
      const isUp = async (handle: unknown): Promise<void> => {
        while (!upHandles.has(handle)) await pause(1);
      };
      /** An "ack" says only that the answer comes later; what carries a plugin's data or a success is the answer. */
      const ask = (message: Record<string, unknown>): Promise<Message> =>
        new Promise((resolve, reject) => {
          const transaction = crypto.randomUUID();
          waiting.set(transaction, (answer) => {
            if (answer.janus === 'error' || at(answer, 'plugindata', 'data', 'error') !== undefined) {
              reject(new Error(JSON.stringify(answer)));
            } else resolve(answer);
          });
          socket.send(
            JSON.stringify({ ...message, transaction, ...(session === undefined ? {} : { session_id: session }) }),
          );
        });
      socket.addEventListener('message', ({ data }) => {
        const message: Message = JSON.parse(String(data));
        if (message.janus === 'webrtcup') upHandles.add(message.sender);
        if (message.janus === 'ack' || message.transaction === undefined) return;
        waiting.get(message.transaction)?.(message);
      });
      await new Promise((resolve) => socket.addEventListener('open', resolve));
      session = at(await ask({ janus: 'create' }), 'data', 'id');
      const attach = async (connection: RTCPeerConnection): Promise<unknown> => {
        const handle = at(await ask({ janus: 'attach', plugin: 'janus.plugin.videoroom' }), 'data', 'id');
        connection.addEventListener('icecandidate', ({ candidate }) => {
          const told = candidate === null ? { completed: true } : candidate.toJSON();
          void ask({ janus: 'trickle', handle_id: handle, candidate: told });
        });
        return handle;
      };
      const tell = (handle: unknown, body: object, jsep?: RTCSessionDescription | null): Promise<Message> =>
        ask({ janus: 'message', handle_id: handle, body, ...(jsep === undefined ? {} : { jsep }) });

      const publisher = await attach(sending);
      const joined = await tell(publisher, { request: 'join', ptype: 'publisher', room });
      const feed = at(joined, 'plugindata', 'data', 'id');
      for (const track of stream.getTracks()) sending.addTrack(track, stream);
      await sending.setLocalDescription();
      const published = await tell(publisher, { request: 'publish' }, sending.localDescription);
      await sending.setRemoteDescription(published.jsep ?? { type: 'rollback' });

      const [subscriber] = await Promise.all([attach(receiving), isUp(publisher)]);
      const offered = await tell(subscriber, { request: 'join', ptype: 'subscriber', room, streams: [{ feed }] });
      await receiving.setRemoteDescription(offered.jsep ?? { type: 'rollback' });
      await receiving.setLocalDescription();
      await tell(subscriber, { request: 'start' }, receiving.localDescription);
      const [pictureMs, soundMs] = await Promise.all([first(frames, start), first(sounds, start)]);

      const midOf = (kind: string): string =>
        receiving.getTransceivers().find(({ receiver }) => receiver.track.kind === kind)?.mid ?? '';
      const forward = (kind: string, send: boolean): Promise<Message> =>
        tell(subscriber, { request: 'configure', streams: [{ mid: midOf(kind), send }] });
      const switchedOn = { picture: Array<number>(), sound: Array<number>() };
      for (let time = 0; time < times; time += 1) {
        await pause(betweenMs);
        await forward('video', false);
        await pause(quietMs);
        await forward('audio', false);
        await pause(quietMs);
        const pictureSince = performance.now();
        void forward('video', true);
        switchedOn.picture.push(await first(frames, pictureSince));
        const soundSince = performance.now();
        void forward('audio', true);
        switchedOn.sound.push(await first(sounds, soundSince));
      }
      socket.close();
      sending.close();
      receiving.close();
      await ear.close();
      video.remove();
      for (const track of stream.getTracks()) track.stop();
      return { pictureMs, soundMs, switchedOn };
    },
    [socketUrl, switchings] as const,
  );
}
