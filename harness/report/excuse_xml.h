/* Excuses as XML: the attributes of a row, in whatever file it stands. */
#ifndef HARNESS_REPORT_EXCUSE_XML_H
#define HARNESS_REPORT_EXCUSE_XML_H

#include "harness/report/xml_out.h"
#include "harness/verdict/excuse.h"

void excuse_xml_attributes(struct xml_out *out, const struct excuse *excuse);

#endif
