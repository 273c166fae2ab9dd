import { expect, test } from 'vitest';

import { deviceName } from './device-name';

test('a device is called what people call it', () => {
  expect(deviceName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)')).toBe('iPhone');
  expect(deviceName('Mozilla/5.0 (Linux; Android 15; Pixel 9)')).toBe('Android phone');
  expect(deviceName('Mozilla/5.0 (X11; Linux x86_64)')).toBe('Linux PC');
  expect(deviceName('Lynx')).toBe('My device');
});
