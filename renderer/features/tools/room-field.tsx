import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useFormContext } from 'react-hook-form';
import { FormChoiceField } from '../../components/form-choice-field.tsx';
import { useToolRooms } from './use-tool-rooms.ts';

/** One of the tool rooms; the first until somebody chooses. Value: place id. */
export function RoomField({ name, label }: { readonly name: string; readonly label: string }): ReactNode {
  const rooms = useToolRooms();
  const { getValues, setValue } = useFormContext();
  const first = rooms[0]?.id;
  useEffect(() => {
    if (first !== undefined && !getValues(name)) setValue(name, first);
  }, [first, getValues, name, setValue]);
  return <FormChoiceField name={name} label={label} options={rooms.map((room) => ({ value: room.id, label: room.name }))} />;
}
