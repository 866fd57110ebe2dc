import { describe, expect, it } from 'vitest';
import { followSpeech, noSpeech } from './speech-follower.ts';
import type { SpeechMemory } from './speech-follower.ts';

function hear(script: readonly (string | null)[]): (string | null)[] {
  let memory: SpeechMemory<string> = noSpeech;
  return script.map((speaker, second) => {
    memory = followSpeech(memory, speaker === null ? [] : [{ id: speaker, level: 0.5 }], second * 1_000);
    return memory.large;
  });
}

describe('who is large without a Rednerliste', () => {
  it('is whoever has spoken for three seconds', () => {
    expect(hear(['a', 'a', 'a', 'a'])).toEqual([null, null, null, 'a']);
  });

  it('is nobody new for a short interjection', () => {
    expect(hear(['a', 'a', 'a', 'a', 'b', 'b', 'a', 'a', 'a', 'a', 'a', 'a', 'a']).at(-1)).toBe('a');
  });

  it('changes at most every eight seconds', () => {
    const large = hear([...Array<string>(4).fill('a'), ...Array<string>(8).fill('b')]);
    expect(large.indexOf('b')).toBe(11);
  });

  it('stays when all are silent', () => {
    expect(hear(['a', 'a', 'a', 'a', null, null, null]).at(-1)).toBe('a');
  });
});
