import type { Draw, StratumView } from './api';

export type Proof = { able: boolean; commitment: boolean; frame: boolean; drawn: boolean };

async function sha256(text: string) {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** Repeats the draw here, in the browser of whoever doubts it, from the frame and the revealed nonce. */
export async function prove(draw: Draw, stratum: StratumView, frame: string): Promise<Proof> {
  if (!globalThis.crypto?.subtle || !draw.nonce || !stratum.seed) return { able: false, commitment: false, frame: false, drawn: false };
  const ids = frame.split('\n').filter(Boolean);
  const tickets = await Promise.all(ids.map(async (id) => ({ id, hash: await sha256(`${stratum.seed}|${id}`) })));
  tickets.sort((a, b) => (a.hash < b.hash ? -1 : 1));
  return {
    able: true,
    commitment: (await sha256(draw.nonce)) === draw.commitment,
    frame: (await sha256(frame)) === stratum.frameHash,
    drawn: stratum.tickets.every((t, i) => tickets[i]?.id === t.item && tickets[i].hash === t.hash),
  };
}
