import { describeMediaEngine } from './media-engine.contract.ts';
import { FakeMediaEngine } from './media-engine.fake.ts';

describeMediaEngine('fake', async () => {
  const engine = new FakeMediaEngine();
  return {
    engine,
    join: async (id, token) => {
      const identity = engine.join(token);
      return {
        publish: async (source) => engine.publish(id, identity, source, false) !== null,
        isConnected: () => engine.isConnected(id, identity),
        leave: async () => engine.leave(id, identity),
      };
    },
    goDown: async () => engine.goDown(),
    comeBack: async () => engine.comeBack(),
    stop: async () => undefined,
  };
});
