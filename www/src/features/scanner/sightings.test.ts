import { expect, test } from 'vitest';

import { Sightings } from './sightings';

test('a code that stays in view is asked about once', () => {
  const sightings = new Sightings();
  const asked = Array.from({ length: 100 }, (_, frame) => sightings.isNew('A', frame * 100)).filter(Boolean);
  expect(asked).toHaveLength(1);
});

test('the same code counts again after it was out of sight for a while', () => {
  const sightings = new Sightings();
  expect(sightings.isNew('A', 0)).toBe(true);
  expect(sightings.isNew('A', 2_000)).toBe(false);
  expect(sightings.isNew('A', 4_400)).toBe(false);
  expect(sightings.isNew('A', 7_000)).toBe(true);
});

test('another code counts at once, and so does the first one after it', () => {
  const sightings = new Sightings();
  expect(sightings.isNew('A', 0)).toBe(true);
  expect(sightings.isNew('B', 100)).toBe(true);
  expect(sightings.isNew('A', 200)).toBe(true);
});

test('a code held up through its whole verdict is not asked about again afterwards', () => {
  const sightings = new Sightings();
  sightings.isNew('A', 0);
  for (let now = 100; now <= 10_000; now += 100) sightings.stillThere('A', now);
  expect(sightings.isNew('A', 10_100)).toBe(false);
});

test('a code that had to wait for another one counts as new when its turn comes', () => {
  const sightings = new Sightings();
  sightings.isNew('A', 0);
  sightings.stillThere('B', 100);
  expect(sightings.isNew('B', 200)).toBe(true);
});
