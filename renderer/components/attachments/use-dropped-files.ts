import { useEffect, useRef, useState } from 'react';
import type { DragEvent } from 'react';

interface DroppedFiles {
  readonly isOver: boolean;
  /** For the element on which files may be dropped. */
  readonly handlers: {
    readonly onDragEnter: (event: DragEvent) => void;
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

/** Files that are dragged onto an element, or pasted anywhere on the page while no dialog is open. */
export function useDroppedFiles(isOn: boolean, take: (files: readonly File[], isPasted: boolean) => void): DroppedFiles {
  const [depth, setDepth] = useState(0);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      latest.current(files, true);
    };
    // a file that misses the section must not take the page away
    const stay = (event: globalThis.DragEvent) => event.preventDefault();
    document.addEventListener('paste', paste);
    window.addEventListener('dragover', stay);
    window.addEventListener('drop', stay);
    return () => {
      document.removeEventListener('paste', paste);
      window.removeEventListener('dragover', stay);
      window.removeEventListener('drop', stay);
    };
  }, [isOn]);
  const holdsFiles = (event: DragEvent) => isOn && event.dataTransfer.types.includes('Files');
  return {
    isOver: depth > 0,
    handlers: {
      onDragEnter: (event) => {
        if (holdsFiles(event)) setDepth((old) => old + 1);
      },
      onDragOver: (event) => {
        if (holdsFiles(event)) event.preventDefault();
      },
      onDragLeave: () => setDepth((old) => Math.max(0, old - 1)),
      onDrop: (event) => {
        setDepth(0);
        if (!holdsFiles(event)) return;
        event.preventDefault();
        latest.current([...event.dataTransfer.files], false);
      },
    },
  };
}
