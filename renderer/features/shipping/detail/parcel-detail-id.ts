export const PARCEL_DETAIL_ID = 'parcel-detail';
