import { describe, expect, it } from 'vitest';
import type { Draw, StratumView } from './api';
import { prove } from './proof';

// printf 'abc' | sha256sum; printf 'A\nB\n' | sha256sum; printf 's|A' | sha256sum; printf 's|B' | sha256sum
const draw = { nonce: 'abc', commitment: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' } as Draw;
const frameHash = 'daee1cd25194ae952d046ad9b9c81d3c07dc5332440b58d6d7461b248be56712';
const a = { item: 'A', hash: '64384b43443c9d315249cb4ed7967cfe1d38701fdc5a378110bf98a36abce725' };
const b = { item: 'B', hash: 'a512b63f1883d1dcb33c81857bf47535f57717d2239be033e189470f92c04378' };
const stratum = (tickets: { item: string; hash: string }[]) => ({ seed: 's', frameHash, tickets }) as unknown as StratumView;

describe('a draw is repeated in the browser', () => {
  const order = [a, b].sort((x, y) => (x.hash < y.hash ? -1 : 1));

  it('and agrees when nothing was changed', async () => {
    expect(await prove(draw, stratum(order), 'A\nB\n')).toEqual({ able: true, commitment: true, frame: true, drawn: true });
  });

  it('and finds another nonce, another frame and another order', async () => {
    expect((await prove({ ...draw, nonce: 'abd' }, stratum(order), 'A\nB\n')).commitment).toBe(false);
    expect((await prove(draw, stratum(order), 'A\nB\nC\n')).frame).toBe(false);
    expect((await prove(draw, stratum([...order].reverse()), 'A\nB\n')).drawn).toBe(false);
  });

  it('and says that it cannot before the nonce is revealed', async () => {
    expect((await prove({ ...draw, nonce: null }, stratum(order), 'A\nB\n')).able).toBe(false);
  });
});
