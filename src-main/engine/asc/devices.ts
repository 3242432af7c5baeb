import { z } from 'zod';
import type { Device, DeviceChange, NewDevice } from '#shared/domain/device';
import type { Resource } from './answer';
import type { AscClient } from './client';
import { text } from './fields';
import { Refusal } from './refusal';
import { attributesOf, createdId, many, single } from './relationship';

const DeviceAttributes = z.object({
  name: text,
  udid: text,
  platform: text,
  deviceClass: text,
  model: text,
  status: text,
  addedDate: text,
});

/** Every device of the team, disabled ones too, in Apple's order. */
export async function listDevices(client: AscClient): Promise<Device[]> {
  return many(await client.list('/v1/devices', { limit: 200 })).map(toDevice);
}

/** Registers a device. Throws a refusal for one that the team has: see `isAlreadyRegistered`. */
export async function createDevice(client: AscClient, attributes: NewDevice): Promise<Device> {
  const answer = await client.post('/v1/devices', { data: { type: 'devices', attributes } });
  const id = createdId(answer);
  return { ...toDevice(single(answer.document)), id };
}

/** Renames, enables or disables a device. */
export async function changeDevice(
  client: AscClient,
  id: string,
  attributes: DeviceChange,
): Promise<Device> {
  const body = { data: { type: 'devices', id, attributes } };
  return toDevice(single((await client.patch(`/v1/devices/${id}`, body)).document));
}

/** Apple's refusal of a UDID that the team has: only its words tell (app-store-connect.md, devices 2). */
export function isAlreadyRegistered(thrown: unknown): thrown is Refusal {
  return (
    thrown instanceof Refusal &&
    thrown.answer.status === 409 &&
    thrown.mentions(/already (exists|registered)/i)
  );
}

/** Apple's refusal once a product family has no place left this year (app-store-connect.md, devices 3). */
export function isOutOfPlaces(thrown: unknown): thrown is Refusal {
  return thrown instanceof Refusal && thrown.mentions(/maximum number of .*devices/i);
}

function toDevice(resource: Resource): Device {
  const { addedDate, ...attributes } = attributesOf(resource, DeviceAttributes);
  return {
    ...attributes,
    id: resource.id,
    name: attributes.name ?? '',
    udid: attributes.udid ?? '',
    addedAt: addedDate !== null && !Number.isNaN(Date.parse(addedDate)) ? addedDate : null,
  };
}
