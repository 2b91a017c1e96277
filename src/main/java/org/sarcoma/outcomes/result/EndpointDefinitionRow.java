package org.sarcoma.outcomes.result;

import org.jspecify.annotations.Nullable;

/** The endpoints as they were computed. */
@ResultTable(
    name = "endpoint_definition",
    row = "endpoint",
    key = {"endpoint"})
public record EndpointDefinitionRow(
    @Meaning("Endpoint code") String endpoint,
    @Meaning("Version of the definition") int version,
    @Meaning("What it is called") String title,
    @Meaning("Occurrences that are the event of interest") String events,
    @Meaning("Occurrences that are competing events") String competing,
    @Meaning("Occurrences that end the time as censored") String censoredBy,
    @Meaning("Occurrences of which a member is left out of the endpoint if one happened")
        String notObservable,
    @Meaning("Where observation ends if nothing happened") String censoredAt,
    @Meaning("Day from which time is counted") String timeZero,
    @Meaning("First day on which an event counts") int firstDay,
    @Meaning("Last day on which an event counts; null if follow-up decides")
        @Nullable Integer lastDay,
    @Meaning("Populations for which it is computed") String populations) {}
