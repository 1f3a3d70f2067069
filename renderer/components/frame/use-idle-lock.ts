import { useEffect, useEffectEvent } from 'react';

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Calls `lock` when nobody has touched mouse or keyboard for so many minutes; 0 or undefined: never. */
export function useIdleLock(minutes: number | undefined, lock: () => void): void {
  const onIdle = useEffectEvent(lock);
  useEffect(() => {
    if (!minutes) return;
    let lastSign = Date.now();
    const touch = () => {
      lastSign = Date.now();
    };
    // checked on a clock instead of one long timer: a computer that slept locks when it wakes
    const timer = setInterval(() => {
      if (Date.now() - lastSign < minutes * 60_000) return;
      touch();
      onIdle();
    }, 5_000);
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
    };
  }, [minutes]);
}
