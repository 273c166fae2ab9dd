import { cookie } from './client';
import { ApiError, errorFrom } from './error';
import type { Image, Organization } from './types';

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // A proxy's page instead of an answer; the status says enough.
    return undefined;
  }
};

/** Sends a file and tells how far it is, from 0 to 1; fetch() could not say. */
const upload = <T>(path: string, file: File, onProgress: (share: number) => void = () => undefined): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('Content-Type', file.type);
    const token = cookie('gatehouse_csrf');
    if (token) request.setRequestHeader('X-CSRF-Token', decodeURIComponent(token));
    request.upload.addEventListener(
      'progress',
      ({ lengthComputable, loaded, total }) => lengthComputable && onProgress(loaded / total),
    );
    request.addEventListener('load', () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as T);
      else reject(errorFrom(request.status, body));
    });
    request.addEventListener('error', () => reject(new ApiError(0, {})));
    request.send(file);
  });

export const uploadImage = (
  eventId: string,
  file: File,
  alt: string,
  onProgress: (share: number) => void,
): Promise<Image> =>
  upload(`/api/events/${encodeURIComponent(eventId)}/media?alt=${encodeURIComponent(alt)}`, file, onProgress);

export const uploadLogo = (organizationId: string, file: File): Promise<Organization> =>
  upload(`/api/organizations/${encodeURIComponent(organizationId)}/logo`, file);
