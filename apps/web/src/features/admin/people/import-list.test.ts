import { describe, expect, it } from 'vitest';
import { decodeList, isGood, readList } from './import-list.ts';

const heading = 'Amt;Kurzname;Dienststelle;Rolle;Entfernung (km);Fahrzeit (Minuten);Artikel';

describe('a list of people out of a spreadsheet', () => {
  it('is read by its heading, whatever the order, with a comma in numbers and quoted separators', () => {
    const [row] = readList('Dienststelle;Amt;km;Rolle\n"Stadt Calbe; Saale";Bürgermeister/in Calbe;16,5;Leitung', []);
    expect(row?.input).toEqual({
      office: 'Bürgermeister/in Calbe',
      shortName: 'Bürgermeister/in Calbe',
      agency: 'Stadt Calbe; Saale',
      role: 'chair',
      roadKmToSeat: 16.5,
      driveMinutesToSeat: 0,
      article: null,
      deputy: null,
    });
  });

  it('needs no heading where the columns stand in their order, as pasted from a table', () => {
    const [row] = readList('Landrätin des Landkreises\tLandrätin\tLandkreis\tLeitung\t0\t0\tDie', []);
    expect(row?.input).toMatchObject({ office: 'Landrätin des Landkreises', role: 'chair', article: 'Die' });
  });

  it('names each wrong cell of each wrong row, and leaves the others right', () => {
    const rows = readList(`${heading}\nA;A;Stadt A;;1;2;\n;B;;Zauberer;weit;5000;`, []);
    expect(rows.map(isGood)).toEqual([true, false]);
    expect(rows[1]?.issues.map(({ path }) => path.join('.')).toSorted()).toEqual([
      'agency',
      'driveMinutesToSeat',
      'office',
      'roadKmToSeat',
      'role',
    ]);
    expect(rows[1]?.number).toBe(2);
  });

  it('finds whom there is already, and who stands twice', () => {
    const rows = readList(`${heading}\nA;A;X\nB;B;X\nb;B;X`, ['a']);
    expect(rows.map(({ isDouble }) => isDouble)).toEqual([true, false, true]);
  });

  it('is empty where nothing was pasted', () => {
    expect(readList(' \n\n', [])).toEqual([]);
  });

  it('keeps umlauts of both encodings', () => {
    expect(decodeList(new TextEncoder().encode('Könnern').buffer)).toBe('Könnern');
    expect(decodeList(Uint8Array.from([75, 0xf6, 110]).buffer)).toBe('Kön');
  });
});
