import { useEffect, useState } from 'react';

/** The text as it was when somebody paused typing for `pauseMs`. */
export function useDelayed(text: string, pauseMs: number): string {
  const [delayed, setDelayed] = useState(text);
  useEffect(() => {
    if (text === delayed) return;
    const timer = setTimeout(() => setDelayed(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text, delayed, pauseMs]);
  return delayed;
}
