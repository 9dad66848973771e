package fr.balise.samples.sandbox.fhir;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.UnsignedIntType;

/** The engine fills an absent {@code Bundle.total} with the value of {@code _count}; this puts back what was meant. */
@Interceptor
public final class TotalAsAsked {
    private static final String TOTAL = TotalAsAsked.class.getName();

    static void keep(RequestDetails request, Bundle bundle) {
        request.getUserData().put(TOTAL, bundle.getTotalElement().copy());
    }

    @Hook(Pointcut.SERVER_OUTGOING_RESPONSE)
    public void restore(RequestDetails request, IBaseResource answer) {
        if (answer instanceof Bundle bundle && request.getUserData().get(TOTAL) instanceof UnsignedIntType total) {
            bundle.setTotalElement(total);
        }
    }
}
