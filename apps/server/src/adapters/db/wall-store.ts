import type { DeviceId } from '@kreisrunde/domain';
import { untouchedWall, type WallFacts, type WallStore } from '../../ports/wall-store.ts';
import { ask, type Db } from './database.ts';

export function wallStore(db: Db): WallStore {
  return {
    facts: (wall: DeviceId) =>
      ask('wallFacts', async () => {
        const row = await db.selectFrom('walls').selectAll().where('device_id', '=', wall).executeTakeFirst();
        if (row === undefined) return untouchedWall;
        const released = { picture: row.released_picture, sound: row.released_sound };
        return { released, volume: row.volume, mayPlay: row.may_play };
      }),

    set: (wall: DeviceId, change: Partial<WallFacts>) =>
      ask('setWallFacts', async () => {
        const columns = {
          ...(change.released === undefined
            ? {}
            : { released_picture: change.released.picture, released_sound: change.released.sound }),
          ...(change.volume === undefined ? {} : { volume: change.volume }),
          ...(change.mayPlay === undefined ? {} : { may_play: change.mayPlay }),
        };
        if (Object.keys(columns).length === 0) return;
        await db
          .insertInto('walls')
          .values({ ...untouchedColumns, ...columns, device_id: wall })
          .onConflict((conflict) => conflict.column('device_id').doUpdateSet(columns))
          .execute();
      }),
  };
}

const untouchedColumns = {
  released_picture: untouchedWall.released.picture,
  released_sound: untouchedWall.released.sound,
  volume: untouchedWall.volume,
  may_play: untouchedWall.mayPlay,
};
