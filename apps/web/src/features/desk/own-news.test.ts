import { expect, it } from 'vitest';
import { ownNewsBetween } from './own-news.ts';

const off = { owner: false, chair: true, onAir: false };
const on = { owner: true, chair: true, onAir: true };
const closed = { picture: off, sound: off, wallHasMedia: false };
const open = { picture: on, sound: on, wallHasMedia: false };

it('says when the chair goes on air, with what, and when nobody sees or hears the chair any more', () => {
  expect(ownNewsBetween(closed, open)).toEqual([{ key: 'onAir', picture: 'on', sound: 'on' }]);
  expect(ownNewsBetween(open, { ...open, sound: off })).toEqual([{ key: 'onAir', picture: 'on', sound: 'off' }]);
  expect(ownNewsBetween(open, closed)).toEqual([{ key: 'closed' }]);
});

it('says where picture and sound have gone, and nothing where nothing has changed', () => {
  expect(ownNewsBetween(open, { ...open, wallHasMedia: true })).toEqual([{ key: 'atWall' }]);
  expect(ownNewsBetween({ ...open, wallHasMedia: true }, open)).toEqual([{ key: 'atTablet' }]);
  expect(ownNewsBetween(open, { ...open })).toEqual([]);
});
