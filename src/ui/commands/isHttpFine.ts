import { isInsecure, type InstanceUrl } from '../../instances/address';

/** Whether a token may go to this address: asked of the user where everyone on the way could read it. */
export async function isHttpFine(url: InstanceUrl): Promise<boolean> {
  if (!isInsecure(url)) {
    return true;
  }
  const { confirmsHttp } = await import('../signIn/signIn');
  return confirmsHttp(url);
}
