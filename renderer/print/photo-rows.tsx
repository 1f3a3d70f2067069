import type { PaperBlock } from './paper-form.ts';
import { titleRow } from './sheet-parts.tsx';

/** A photograph as it goes on paper. */
export interface PaperPhoto {
  readonly id: number;
  readonly name: string;
  readonly href: string;
}

const photosPerRow = 3;

/** Three photographs a row, with their names; a row is never parted. */
export function photoRows(photos: readonly PaperPhoto[], title: string): readonly PaperBlock[] {
  if (photos.length === 0) return [];
  const threes = Array.from({ length: Math.ceil(photos.length / photosPerRow) }, (_, row) =>
    photos.slice(row * photosPerRow, (row + 1) * photosPerRow),
  );
  return [
    titleRow('photos head', title),
    ...threes.map((row, index): PaperBlock => ({
      key: `photos ${index}`,
      head: 'photos head',
      render: () => (
        <div className="row">
          <div className="photos">
            {row.map(({ id, name, href }) => (
              <figure key={id}>
                <img className="photo" alt="" src={href} />
                {name}
              </figure>
            ))}
          </div>
        </div>
      ),
    })),
  ];
}
