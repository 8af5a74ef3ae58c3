/** A moment as the wall clock of a zone shows it: 2026-11-18T15:00. */
export function zoned(at: Date, timeZone: string) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((p) => p.type === type)!.value;
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The moment at which the zone's wall clock shows this. Asked twice, so that a night when the clocks change comes out right. */
export function atZone(wall: string, timeZone: string) {
  const wanted = Date.parse(`${wall}Z`);
  let at = wanted;
  for (let i = 0; i < 2; i++) at += wanted - Date.parse(`${zoned(new Date(at), timeZone)}Z`);
  return new Date(at);
}
