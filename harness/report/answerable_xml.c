#include "harness/report/answerable_xml.h"

void answerable_xml_attributes(struct xml_out *out, const struct answerable *by) {
    xml_out_attribute(out, "owner", by->owner);
    xml_out_attribute(out, "reason", by->reason);
    xml_out_attribute(out, "expires", by->expires);
}
