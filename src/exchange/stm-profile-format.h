#pragma once

/* What data/stagematching-profile.schema.json describes: an object with these
 * two, the profile, and an array a record type in the order of
 * stm_record_types_list(), so that each refers only to what stands before; last
 * comes the array of what happened to them, in the order of time. */
#define STM_PROFILE_FORMAT  "stagematching-profile"
#define STM_PROFILE_VERSION 1
#define STM_PROFILE_EVENTS  "events"
