/* Who answers for a row, as its attributes in XML. */
#ifndef HARNESS_REPORT_ANSWERABLE_XML_H
#define HARNESS_REPORT_ANSWERABLE_XML_H

#include "harness/case/answerable.h"
#include "harness/report/xml_out.h"

void answerable_xml_attributes(struct xml_out *out, const struct answerable *by);

#endif
