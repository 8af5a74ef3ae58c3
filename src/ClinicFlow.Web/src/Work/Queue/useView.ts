import { useAddressView } from '@/Work/List/useAddressView';
import { readView, writeView } from './view';

export const useView = () => useAddressView(readView, writeView);
