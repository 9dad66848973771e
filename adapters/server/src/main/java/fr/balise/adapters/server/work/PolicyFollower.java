package fr.balise.adapters.server.work;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers each request by the policy that was put in force last, whichever service on the same store did so. */
@Configuration(proxyBeanMethods = false)
class PolicyFollower implements WebMvcConfigurer, HandlerInterceptor {
    private final Workspace workspace;
    private final Readings readings;

    PolicyFollower(Workspace workspace, Readings readings) {
        this.workspace = workspace;
        this.readings = readings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/assets/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (workspace.follow()) {
            readings.readSoon();
        }
        return true;
    }
}
