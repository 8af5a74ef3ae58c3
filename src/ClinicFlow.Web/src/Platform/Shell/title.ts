import { useEffect } from 'react';

let current = 'ClinicFlow';
const heard = new Set<() => void>();
export const title = () => current;
export const subscribeTitle = (tell: () => void) => {
  heard.add(tell);
  return () => heard.delete(tell);
};

/** The page's name in the browser's tab and in the phone's top bar; never a patient's name. */
export function useTitle(name: string) {
  useEffect(() => {
    current = name;
    document.title = `${name} · ClinicFlow`;
    for (const tell of heard) tell();
  }, [name]);
}
