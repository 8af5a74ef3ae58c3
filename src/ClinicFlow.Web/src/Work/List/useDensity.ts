import { useState } from 'react';

const key = 'clinicflow.queue.density';

/** One line of 34 px or two of 52; kept on this computer. */
export function useDensity() {
  const [dense, setDense] = useState(() => localStorage.getItem(key) === 'one');
  const turn = () => {
    localStorage.setItem(key, dense ? 'two' : 'one');
    setDense(!dense);
  };
  return [dense, turn] as const;
}
