import { beforeEach, describe, expect, it, vi } from 'vitest';
import { prepareNoiseSuppression } from './noise-suppression.ts';

const { loadRnnoise } = vi.hoisted(() => ({ loadRnnoise: vi.fn<() => Promise<ArrayBuffer>>() }));
// The real package needs an audio worklet as soon as it is loaded.
vi.mock('@sapphi-red/web-noise-suppressor', () => ({ RnnoiseWorkletNode: null, loadRnnoise }));

const model = new ArrayBuffer(8);
const fakeContext = () => ({ audioWorklet: { addModule: vi.fn<() => Promise<void>>(() => Promise.resolve()) } });

describe('the noise suppression of a page that lives for days', () => {
  beforeEach(() => void loadRnnoise.mockReset());

  it('is fetched anew after a fetch that failed, and once only when it worked', async () => {
    loadRnnoise.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValue(model);
    const audio = fakeContext();
    await expect(prepareNoiseSuppression(audio)).rejects.toThrow('Failed to fetch');
    expect(await prepareNoiseSuppression(audio)).toBe(model);
    expect(await prepareNoiseSuppression(audio)).toBe(model);
    expect(loadRnnoise).toHaveBeenCalledTimes(2);
    expect(audio.audioWorklet.addModule).toHaveBeenCalledTimes(1);
  });

  it('loads the worklet anew after it could not be loaded', async () => {
    loadRnnoise.mockResolvedValue(model);
    const audio = fakeContext();
    audio.audioWorklet.addModule.mockRejectedValueOnce(new DOMException('', 'AbortError'));
    await expect(prepareNoiseSuppression(audio)).rejects.toThrow();
    expect(await prepareNoiseSuppression(audio)).toBe(model);
    expect(audio.audioWorklet.addModule).toHaveBeenCalledTimes(2);
  });
});
